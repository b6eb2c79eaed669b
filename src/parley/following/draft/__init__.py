"""From talk to text: an agreement worded from what was said. `write.py` is the front door."""
