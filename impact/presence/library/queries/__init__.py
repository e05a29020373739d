"""What is read of the library to keep it; plain values, a few questions for any size."""
