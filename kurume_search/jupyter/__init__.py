"""JupyterLab around the corpus: working folders, the lab, magics, completion."""
