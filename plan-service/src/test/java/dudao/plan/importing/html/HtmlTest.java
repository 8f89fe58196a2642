package dudao.plan.importing.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HtmlTest {

    private static final String PAGE =
            """
            <!DOCTYPE html><html><head><meta charset="%s"><title>要点_云江市教育局</title>
            <meta name="ArticleTitle" content="云江市2025年教育工作要点"></head>
            <body><div class="top-nav"><a href="/">首页</a> <a href="/x">信息公开</a></div>
            <div class="crumb"><a>首页</a> &gt; <a>要点</a></div>
            <script>document.write("脚本")</script><div style="display: none">暗中</div>
            <div class="content"><div id="zoom"><p>　　一、办好学前教育</p><p>1.扩大普惠资源。新建幼儿园<b>5</b>所。<br>
            2.提升保教质量。开展
            园长培训。</p><ol start="3"><li>守牢底线。排查隐患。</li></ol>
            <table><tr><td>项目</td><td><p>数量</p><p>(所)</p></td></tr></table></div></div>
            <div id="footer">版权所有</div></body></html>""";

    private static final String TEXT =
            "云江市2025年教育工作要点\n一、办好学前教育\n1.扩大普惠资源。新建幼儿园5所。\n2.提升保教质量。开展 园长培训。\n3.守牢底线。排查隐患。\n项目\t数量(所)";

    @Test
    void articleWithoutWhatSurroundsIt() {
        assertEquals(TEXT, Html.text(PAGE.formatted("utf-8").getBytes(StandardCharsets.UTF_8), null));
    }

    @Test
    void pageOrRequestTellsTheCharset() {
        Charset gbk = Charset.forName("GBK");
        assertEquals(TEXT, Html.text(PAGE.formatted("gbk").getBytes(gbk), null));
        assertEquals(TEXT, Html.text(PAGE.replace("<meta charset=\"%s\">", "").getBytes(gbk), "gbk"));
    }

    @Test
    void frameOfATableIsNoRow() {
        String page = "<html><body><table><tr><td><p>一、甲</p><p>1.乙。丙。</p></td></tr></table></body></html>";
        assertEquals("一、甲\n1.乙。丙。", Html.text(page.getBytes(StandardCharsets.UTF_8), null));
    }

    @Test
    void rowsOfATaskTableAreItems() {
        String page = "<html><body><table><thead><tr><th>序号</th><th>工作任务</th><th>牵头单位</th></tr></thead>"
                + "<tbody><tr><td>1</td><td>新建幼儿园5所</td><td>规划处</td></tr></tbody></table></body></html>";
        assertEquals("序号\t工作任务\t牵头单位\n1.新建幼儿园5所。\n牵头单位：规划处", Html.text(page.getBytes(StandardCharsets.UTF_8), null));
    }

    @Test
    void deepAndUnclosedPagesAreReadSoon() {
        String deep = "<html><body>" + "<div>".repeat(100_000) + "一、甲";
        assertTimeout(Duration.ofSeconds(5), () -> Html.text(deep.getBytes(StandardCharsets.UTF_8), null));
        String rows = "<table><tr>" + "<td>甲".repeat(100_000);
        assertTimeout(Duration.ofSeconds(5), () -> Html.text(rows.getBytes(StandardCharsets.UTF_8), null));
    }

    @Test
    void charactersThatAreNoneAreReplaced() {
        assertTrue(Html.text("<p>甲&#xD800;乙</p>".getBytes(StandardCharsets.UTF_8), null)
                .contains("乙"));
    }
}
