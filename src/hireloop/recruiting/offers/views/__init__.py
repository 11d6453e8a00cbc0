"""The pages of offers: for the team (``listing``, ``editing``, ``offer``) and for the candidate (``candidate``)."""
