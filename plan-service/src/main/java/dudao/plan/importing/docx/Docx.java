package dudao.plan.importing.docx;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;

/**
 * The text of a Word document, as a reader sees it: automatic numbers written out, rows of tables as lines, nothing of
 * headers, footers, notes, comments and deleted passages. Only its XML is read; nothing in it is run or fetched.
 */
public final class Docx {

    private static final String OFFICE = "/officeDocument";
    private static final String STYLES = "/styles";
    private static final String NUMBERING = "/numbering";

    private Docx() {}

    public static String text(byte[] body) {
        ZipGuard.check(body);
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(body))) {
            PackagePart document = related(opened, null, OFFICE)
                    .filter(part -> part.getContentType().contains("wordprocessingml"))
                    .orElseThrow(() -> unreadable("包里没有 Word 正文"));
            Numbering numbering =
                    Numbering.of(xml(related(opened, document, NUMBERING)), xml(related(opened, document, STYLES)));
            return BodyReader.read(xml(Optional.of(document)), numbering);
        } catch (RuleViolation refused) {
            throw refused;
        } catch (OpenXML4JException | XMLStreamException | IOException | RuntimeException e) {
            // What a broken file does to its parser is the file's fault.
            throw unreadable("不是完好的 DOCX");
        }
    }

    /** The part a relationship of this kind leads to; strict and transitional documents name the kinds differently. */
    private static Optional<PackagePart> related(OPCPackage opened, PackagePart from, String kind)
            throws OpenXML4JException {
        for (PackageRelationship relationship : from == null ? opened.getRelationships() : from.getRelationships()) {
            boolean inside = relationship.getTargetMode() != org.apache.poi.openxml4j.opc.TargetMode.EXTERNAL;
            if (inside && relationship.getRelationshipType().endsWith(kind)) {
                PackagePartName name = PackagingURIHelper.createPartName(relationship.getTargetURI());
                return Optional.ofNullable(opened.getPart(name));
            }
        }
        return Optional.empty();
    }

    private static Xml xml(Optional<PackagePart> part) throws IOException, XMLStreamException {
        if (part.isEmpty()) {
            return Xml.EMPTY;
        }
        try (InputStream stream = part.get().getInputStream()) {
            return Xml.of(stream.readAllBytes());
        }
    }

    static RuleViolation unreadable(String detail) {
        return RuleViolation.of("DOCUMENT_UNREADABLE", detail);
    }
}
