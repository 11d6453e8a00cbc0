"""People, employers, departments: one row for a person from applicant to leaver."""
