"""Knowledge graph and query toolkit over the strategic plans (PST) of Walloon CPAS."""
