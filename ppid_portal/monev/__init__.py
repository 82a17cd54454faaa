"""Evidence for the E-Monev: collected, checked each night, one PDF a question."""
