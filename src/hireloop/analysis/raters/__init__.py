"""Second raters of the same rubric, and how two ratings become one."""
