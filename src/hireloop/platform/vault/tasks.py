from hireloop.platform.background.periodic import every

from . import sweeping


@every(seconds=6 * 3600)
def sweep_orphaned_files() -> int:
    return sweeping.sweep_orphans()
