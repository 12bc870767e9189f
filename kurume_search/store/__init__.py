"""Floor 4: the disk. Sources, registers, parsed minutes, the cache."""
