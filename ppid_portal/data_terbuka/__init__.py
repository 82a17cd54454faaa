"""Open data: what there is, described as DCAT; closed cases without anybody in them."""
