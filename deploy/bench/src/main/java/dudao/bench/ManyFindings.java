package dudao.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/**
 * 20,000 inspections of some years with five findings each, written by a few statements past everything a service would
 * do. One school is visited far more often than the others and a few inspections find much, so that whatever is asked for
 * fills a page. The same numbers give the same register.
 */
final class ManyFindings {

    /** The unit with the most inspections. */
    static final String LARGEST = "select organization_id from inspection group by 1 order by count(*) desc, 1 limit 1";

    private static final List<String> ALL = List.of(
            """
            create temporary table school as
            select id school_id, county_id, row_number() over (order by id) - 1 s from organization where kind = 'SCHOOL'""",
            """
            create temporary table office as select id from organization where kind = 'INSPECTION_OFFICE' limit 1""",
            """
            insert into inspector (id, version, name, kind, certificate_number, organization_id, person, valid_from,
              valid_to, registered_by, registered_at)
            select md5('inspector' || n)::uuid, 0, '督学' || n, 'PART_TIME', 'B' || n, (select id from office),
              'inspector-' || n, '2020-01-01', '2099-12-31', 'eso', now() from generate_series(1, 200) n""",
            // In the order of time, as ids are.
            """
            create temporary table visit as
            select uuidv7() id, i, school_id, county_id, dice, day, kind, mode,
              case when i >= 19900 then 'PLANNED' when i >= 19800 then 'TEAM_FORMED' when i >= 19700 then 'ON_SITE'
                   when dice % 50 = 0 then 'CANCELLED'
                   when i >= 19400 then case when kind = 'REGULAR' then 'REPORTED' else 'DEFENCE_OPEN' end
                   when dice / 50 % 20 = 0 then case when kind = 'REGULAR' then 'REPORTED' else 'OPINION_ISSUED' end
                   when i < 10000 then 'ARCHIVED' else 'CLOSED' end state
            from (
              select i, school.*, abs(hashint8(i)) dice, current_date - (20000 - i) / 20 as day,
                case when i % 10 < 6 then 'REGULAR' when i % 10 < 9 then 'SPECIAL' else 'COMPREHENSIVE' end kind,
                case i % 7 when 0 then 'UNANNOUNCED' when 1 then 'RANDOM' else 'ANNOUNCED' end mode
              from generate_series(0, 19999) i join school on s = case when i % 500 = 7 then 0 else i * 7 % 2000 end
              order by i offset 0) dated""",
            """
            insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,
              visit_to, state, planned_by, planned_at, filing_number, notice_served_at, notice, entered_at, left_at,
              defence_due_on)
            select id, 5, kind, mode, extract(year from day) || '年校园安全与规范办学督导' || i, '{校园安全,规范办学}', school_id,
              case when i % 3 = 0 then county_id else (select id from office) end, day, day + 2, state, 'eso',
              day - interval '20 days', case when state <> 'PLANNED' then 'B-' || i end,
              case when state not in ('PLANNED', 'TEAM_FORMED', 'CANCELLED') and kind <> 'REGULAR'
                     and mode <> 'UNANNOUNCED' then day - interval '5 days' end, null,
              case when state not in ('PLANNED', 'TEAM_FORMED', 'CANCELLED') then day + interval '9 hours' end,
              case when state not in ('PLANNED', 'TEAM_FORMED', 'CANCELLED', 'ON_SITE') then day + interval '2 days' end,
              case when state = 'DEFENCE_OPEN' then current_date + 20 end
            from visit order by i""",
            """
            insert into inspection_member (inspection_id, position, inspector_id, name, person, leader)
            select id, n, md5('inspector' || who)::uuid, '督学' || who, 'inspector-' || who, n = 0
            from visit cross join generate_series(0, 2) n cross join lateral (select 1 + (dice + n * 61) % 200 who) seat
            where state <> 'PLANNED' and (kind <> 'REGULAR' or n = 0)""",
            """
            create temporary table found as
            select uuidv7() id, * from (
              select v.id inspection_id, v.i, v.day, v.school_id, v.county_id, n, abs(hashint8(v.i * 1009 + n)) dice
              from visit v cross join lateral generate_series(1, case v.i % 1000 when 990 then 100 else 5 end) n
              where v.i < 19700 order by v.i, n limit 100000 offset 0) each""",
            """
            insert into finding (id, version, inspection_id, organization_id, topic, wording, clause, indicator, evidence,
              severity, rectification_kind, state, found_by, found_at, confirmed_by, confirmed_at, classification,
              handling_office_id, responsible_organization_id, due_on, closed_at)
            select id, 3, inspection_id, school_id, (array['校园安全','食品安全','规范办学','师德师风','减负提质','课后服务','经费使用',
                '招生入学','心理健康','体育美育'])[1 + dice % 10], '应急疏散演练每学期不足一次,现场查阅记录缺少参加人员签名和总结材料',
              '第' || dice % 60 || '条', 'B' || dice % 90, '{现场查阅记录,访谈纪要}',
              case when dice / 10 % 100 < 40 then 'MINOR' when dice / 10 % 100 < 85 then 'GENERAL'
                   when dice / 10 % 100 < 95 then 'MAJOR' else 'HAZARD' end,
              case when dice / 10 % 100 < 40 then 'IMMEDIATE' else 'TIME_LIMITED' end, state, 'inspector-1',
              day + interval '10 hours', case when state <> 'IDENTIFIED' then 'eso' end,
              case when state not in ('IDENTIFIED', 'DISMISSED') then day + interval '3 days' end,
              case when dice / 7 % 200 = 0 then 'RESTRICTED' else 'INTERNAL' end,
              case when dice / 7 % 200 = 0 then (select id from office) end,
              case when state not in ('IDENTIFIED', 'DISMISSED', 'CONFIRMED')
                   then case when dice % 11 = 0 then county_id else school_id end end,
              case when state in ('ASSIGNED', 'RECTIFYING') then current_date + dice / 13 % 60 - 6
                   when state in ('AWAITING_VERIFICATION', 'CLOSED') then day + 30 end,
              case when state = 'CLOSED' then day + interval '40 days' end
            from (
              select *, case when dice / 3 % 100 < 5 then 'DISMISSED' when i < 17000 then 'CLOSED'
                when dice / 3 % 100 < 15 then 'IDENTIFIED' when dice / 3 % 100 < 30 then 'CONFIRMED'
                when dice / 3 % 100 < 50 then 'ASSIGNED' when dice / 3 % 100 < 75 then 'RECTIFYING'
                when dice / 3 % 100 < 90 then 'AWAITING_VERIFICATION' else 'CLOSED' end state
              from found order by i, n offset 0) standing""",
            """
            update finding set recurs_from = earlier.id
            from found f join found earlier on earlier.school_id = f.school_id and earlier.n = f.n and earlier.i < f.i - 1000
            where finding.id = f.id and f.dice % 33 = 0""",
            "vacuum (full, analyze) finding",
            "vacuum analyze inspection, inspection_member, inspector, organization");

    private final Connection connection;

    ManyFindings(Connection connection) {
        this.connection = connection;
    }

    /** They come from task-service by way of the broker. */
    void awaitOrganizations(int wanted) throws SQLException, InterruptedException {
        while (number("select count(*) from organization") < wanted) {
            Thread.sleep(50);
        }
    }

    void make() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : ALL) {
                statement.execute(each);
            }
        }
    }

    int number(String query) throws SQLException {
        return Integer.parseInt(one(query));
    }

    String one(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Of the person who heads it in the example. */
    String head(String school) throws SQLException {
        return "school-" + one("select code from organization where id = '" + school + "'");
    }

    /** As a page of a list that ends with this one names the next. */
    static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
