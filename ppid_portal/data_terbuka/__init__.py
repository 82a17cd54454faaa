"""Open data: API, the catalogue as DCAT, closed cases, and the site for machines."""
