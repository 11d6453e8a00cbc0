"""The pages of approvals: what waits for me, one request, policies, stand-ins."""
