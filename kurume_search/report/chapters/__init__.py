"""The chapters of a report, one file each; every one is a function of the desk."""
