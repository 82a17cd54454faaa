"""Developer scripts that remake the data files; the running portal never imports them."""
