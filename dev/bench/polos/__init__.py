"""What the portal is compared with: a bare Django project on the same server settings."""
