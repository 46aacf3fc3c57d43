"""What front ends say and hear of corrections."""

from reader.parsing.corrections import Correction, Deed, Wish, role_name
from reader.parsing.corrections import record_of as correction_record
from reader.parsing.corrections import tell as tell_correction

__all__ = ["Correction", "Deed", "Wish", "correction_record", "role_name", "tell_correction"]
