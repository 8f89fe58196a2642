package dudao.plan.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumbering;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** One plan of our own as Word document and as PDF, laid out the way offices do. */
public final class PlanPaper {

    /** A paragraph; the level is that of its number, -1 without one. */
    public record Paragraph(int level, String number, String text) {}

    public static final String TITLE = "云江市教育局2025年教育工作要点";

    public static final List<Paragraph> PARAGRAPHS = List.of(
            new Paragraph(-1, "", "今年全市教育工作的总体要求是：稳中求进，办好老百姓家门口的每一所学校，让孩子们上学近、上好学。"),
            new Paragraph(0, "一、", "办好学前教育"),
            new Paragraph(1, "1.", "扩大普惠资源。年底前新建公办幼儿园12所、改扩建8所，新增普惠学位约0.45万个；力争全市公办园在园幼儿占比达到58%以上，城区小区配套园移交率100%。"),
            new Paragraph(1, "2.", "提升保教质量。每学期组织2次园长培训，遴选20个游戏化课程试点园，评选县级骨干教师不少于150名，其中农村教师不少于60名，推动城乡幼儿园结对帮扶，探索联盟办园。"),
            new Paragraph(0, "二、", "办好义务教育"),
            new Paragraph(
                    1, "3.", "均衡配置师资。推进县域内校长教师交流轮岗，交流比例不低于15%，6月底前完成岗位摸底，9月1日前到岗，让每所乡村学校都有音乐、体育、美术专任教师，确保开齐开足课程。"),
            new Paragraph(1, "4.", "守牢安全底线。每月开展1次隐患排查，建立台账逐项销号，全市中小学食堂“互联网加明厨亮灶”全覆盖。"));

    private static final int PER_LINE = 28;
    private static final int PER_PAGE = 12;
    private static final float SIZE = 16;
    private static final float LEFT = 74;
    private static final float PITCH = 28;

    private PlanPaper() {}

    public static String text() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        PARAGRAPHS.forEach(each -> text.append(each.number).append(each.text).append('\n'));
        return text.toString();
    }

    /** Numbers are automatic: no paragraph holds its own. */
    public static byte[] docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("云江市教育局文件");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("- 1 -");
            document.createParagraph().createRun().setText(TITLE);
            BigInteger list = list(document);
            for (Paragraph each : PARAGRAPHS) {
                XWPFParagraph paragraph = document.createParagraph();
                if (each.level >= 0) {
                    paragraph.setNumID(list);
                    paragraph.setNumILvl(BigInteger.valueOf(each.level));
                }
                // A word processor parts a sentence into runs wherever it likes.
                int cut = each.text.length() / 3;
                paragraph.createRun().setText(each.text.substring(0, cut));
                paragraph.createRun().setText(each.text.substring(cut));
            }
            return bytes(document);
        }
    }

    public static byte[] bytes(XWPFDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        return out.toByteArray();
    }

    public static XWPFTable table(XWPFDocument document, List<List<String>> rows) {
        XWPFTable table = document.createTable(rows.size(), rows.get(0).size());
        for (int row = 0; row < rows.size(); row++) {
            for (int cell = 0; cell < rows.get(row).size(); cell++) {
                table.getRow(row).getCell(cell).setText(rows.get(row).get(cell));
            }
        }
        return table;
    }

    /** 一、 before sections; 1. runs on across them. */
    private static BigInteger list(XWPFDocument document) {
        CTAbstractNum definition = CTNumbering.Factory.newInstance().addNewAbstractNum();
        definition.setAbstractNumId(BigInteger.ONE);
        level(definition, 0, STNumberFormat.CHINESE_COUNTING_THOUSAND, "%1、");
        level(definition, 1, STNumberFormat.DECIMAL, "%2.").addNewLvlRestart().setVal(BigInteger.ZERO);
        XWPFNumbering numbering = document.createNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(definition)));
    }

    private static CTLvl level(CTAbstractNum definition, int at, STNumberFormat.Enum format, String text) {
        CTLvl level = definition.addNewLvl();
        level.setIlvl(BigInteger.valueOf(at));
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(text);
        return level;
    }

    public static byte[] pdf() throws IOException {
        return pdf(
                List.of(TITLE),
                PARAGRAPHS.stream().map(each -> each.number + each.text).toList());
    }

    /** Lines of 28 characters, the first of a paragraph indented by two, with a header and a page number. */
    public static byte[] pdf(List<String> title, List<String> paragraphs) throws IOException {
        List<String> lines = new ArrayList<>();
        title.forEach(line -> lines.add("T" + line));
        for (String paragraph : paragraphs) {
            String rest = "　　" + paragraph;
            for (int cut = cut(rest); cut < rest.length(); cut = cut(rest)) {
                lines.add("B" + rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            lines.add("B" + rest);
        }
        try (PDDocument document = new PDDocument()) {
            COSDictionary font = font(document);
            for (int from = 0; from < lines.size(); from += PER_PAGE) {
                page(document, font, lines.subList(from, Math.min(from + PER_PAGE, lines.size())));
            }
            return bytes(document);
        }
    }

    /** How much fits on a line; no line begins with a closing mark. */
    private static int cut(String text) {
        float width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += text.charAt(i) < '\u0080' ? 0.5f : 1;
            if (width > PER_LINE) {
                return "，。；、：”".indexOf(text.charAt(i)) >= 0 ? i - 1 : i;
            }
        }
        return text.length();
    }

    public static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void page(PDDocument document, COSDictionary font, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        StringBuilder content = new StringBuilder();
        show(content, 10.5f, LEFT, 800, "云江市教育局文件");
        float y = 740;
        for (String line : lines) {
            boolean title = line.charAt(0) == 'T';
            String words = line.substring(1);
            float indent = 0;
            for (; words.startsWith("　"); words = words.substring(1)) {
                indent += SIZE;
            }
            float size = title ? 22 : SIZE;
            float left = title ? LEFT + (PER_LINE * SIZE - words.length() * size) / 2 : LEFT + indent;
            show(content, size, left, y, words);
            y -= PITCH;
        }
        show(content, 14, 280, 60, "— " + document.getNumberOfPages() + " —");
        page.setContents(new PDStream(
                document,
                new java.io.ByteArrayInputStream(content.toString().getBytes(StandardCharsets.US_ASCII)),
                COSName.FLATE_DECODE));
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), font);
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        page.setResources(resources);
    }

    private static void show(StringBuilder content, float size, float x, float y, String words) {
        content.append("BT /F1 %s Tf %s %s Td <".formatted(size, x, y));
        for (char c : words.toCharArray()) {
            content.append("%04X".formatted((int) c));
        }
        content.append("> Tj ET\n");
    }

    /** No machine need have a Chinese font: every code is its own character, and each is as wide as high. */
    private static COSDictionary font(PDDocument document) throws IOException {
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "FangSong");
        descriptor.setInt(COSName.FLAGS, 4);
        COSArray latin = new COSArray();
        latin.add(COSInteger.get(0x20));
        latin.add(COSInteger.get(0x7E));
        latin.add(COSInteger.get(500));
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setName(COSName.BASE_FONT, "FangSong");
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setInt(COSName.DW, 1000);
        descendant.setItem(COSName.W, latin);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSStream unicode = document.getDocument().createCOSStream();
        try (java.io.OutputStream out = unicode.createOutputStream()) {
            out.write(CHARACTERS.getBytes(StandardCharsets.US_ASCII));
        }
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "FangSong");
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, unicode);
        return font;
    }

    private static final String CHARACTERS =
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin begincmap
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange
            256 beginbfrange
            """
                    + rows()
                    + "endbfrange endcmap end end";

    private static String rows() {
        StringBuilder rows = new StringBuilder();
        for (int high = 0; high < 256; high++) {
            rows.append("<%02X00> <%02XFF> <%02X00>\n".formatted(high, high, high));
        }
        return rows.toString();
    }
}
