"""Acts of the stakeholder service; each is one transaction."""
