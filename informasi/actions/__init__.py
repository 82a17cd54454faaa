"""Acts that touch more than one row; one transaction each."""
