"""Tools for those who build and run the portal; the product imports none of it."""
