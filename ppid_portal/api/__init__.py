"""The read-only API: resources that name their parameters and fields, and nothing else."""
