"""Network files: one network, one layout, any of the formats that the field's programs open."""
