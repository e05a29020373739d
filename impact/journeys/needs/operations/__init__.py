"""What people do with needs, one file per family of deeds; each deed is whole or not done."""
