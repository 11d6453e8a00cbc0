"""The pages of applications: for the team (``listing``, ``moving``, ``papers``, ``requests``) and for candidates."""
