"""A document as Word writes it, made with a library that is not ours: headings, a list, a table, a link and emphasis."""

import sys

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

document = Document()
document.add_heading("Köerna i vallokalen", level=0)
document.add_paragraph("Så mäter vi hur länge väljarna väntar.")
document.add_heading("Problemet", level=1)
paragraph = document.add_paragraph("Köerna är ")
paragraph.add_run("längst").bold = True
paragraph.add_run(" efter arbetstid.")
document.add_heading("Lösningen", level=1)
for step in ("En extra valförrättare mellan 16 och 20.", "Skyltar redan vid dörren."):
    document.add_paragraph(step, style="List Bullet")
table = document.add_table(rows=1, cols=2)
for cell, text in zip(table.rows[0].cells, ("Tid", "Minuter")):
    cell.text = text
for row in (("08–12", "6"), ("16–20", "19")):
    for cell, text in zip(table.add_row().cells, row):
        cell.text = text
paragraph = document.add_paragraph("Mer: ")
target = document.part.relate_to("https://www.val.se/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
link = OxmlElement("w:hyperlink")
link.set(qn("r:id"), target)
run = OxmlElement("w:r")
text = OxmlElement("w:t")
text.text = "Valmyndigheten"
run.append(text)
link.append(run)
paragraph._p.append(link)
document.save(sys.argv[1])
