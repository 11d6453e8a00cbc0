"""The pages of jobs: for colleagues (``pages``, ``editing``, ``team``) and for everybody (``careers``)."""
