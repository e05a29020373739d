"""What the pages of needs read, one file per subject; plain values come out."""
