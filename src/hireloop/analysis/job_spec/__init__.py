"""A job 岗位 as the analysis sees it, and the job file (``job.yaml``) that it is read from and written to."""

from hireloop.analysis.job_spec.model import (
    DEFAULT_PASS_LINE,
    JURISDICTIONS,
    REQUIREMENT_KINDS,
    JobSpec,
    ProfileLine,
    Requirement,
)
from hireloop.analysis.job_spec.reading import load_job
from hireloop.analysis.job_spec.writing import to_yaml

__all__ = [
    "DEFAULT_PASS_LINE",
    "JURISDICTIONS",
    "REQUIREMENT_KINDS",
    "JobSpec",
    "ProfileLine",
    "Requirement",
    "load_job",
    "to_yaml",
]
