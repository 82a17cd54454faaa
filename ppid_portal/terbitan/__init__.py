"""What the portal truly holds, published by itself as entries of the catalogue with files."""
