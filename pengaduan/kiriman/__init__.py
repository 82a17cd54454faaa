"""The delivery to SP4N-LAPOR!: claim, send, classify, wait, read back."""
