"""The yearly report: its chapters, its placeholders, its paper and its sheet."""
