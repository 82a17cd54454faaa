"""Pages of the stakeholder service."""
