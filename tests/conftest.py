"""What all tests can ask for."""

from hypothesis import settings

# Properties are not timed: on a busy machine any of them may be slow once.
settings.register_profile("parley", settings.default, deadline=None)
settings.load_profile("parley")

pytest_plugins = ["browser.fixtures"]
