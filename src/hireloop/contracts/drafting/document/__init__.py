"""The contract as it is read and printed: one arrangement, for the preview beside the editor and for the PDF."""

from .arranging import ContractDocument, arrange
from .printing import PrintedContract, print_contract

__all__ = ["ContractDocument", "PrintedContract", "arrange", "print_contract"]
