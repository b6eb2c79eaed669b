"""Who is who in all reports. `enter.py` is the front door."""
