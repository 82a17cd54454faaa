"""Tools for those who build and run the portal; no process in production imports any of it."""
