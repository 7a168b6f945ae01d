"""Words to shared things: partners, themes, target groups, dates, money, roles."""
