"""Sheets of stakeholders: read, judged row by row, and sent back with their faults."""
