package dudao.inspection.files;

import dudao.commons.data.Ids;
import dudao.commons.identity.Actor;
import dudao.inspection.files.InspectorFile.Counts;
import dudao.inspection.files.InspectorFile.FileRecord;
import dudao.inspection.files.InspectorFile.FileTerm;
import dudao.inspection.files.InspectorFile.TrainingYear;
import dudao.inspection.requests.Days;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@Singleton
class InspectorFiles {

    private static final RowMapper<FileTerm> TERM = ConstructorMapper.of(FileTerm.class);
    private static final RowMapper<FileRecord> RECORD = ConstructorMapper.of(FileRecord.class);
    private static final RowMapper<TrainingYear> YEAR = ConstructorMapper.of(TrainingYear.class);
    private static final RowMapper<Counts> COUNTS = ConstructorMapper.of(Counts.class);

    private static final String COUNT =
            """
            select
              (select count(*) from inspection_member m join inspection i on i.id = m.inspection_id
               where m.inspector_id = :inspector and i.entered_at is not null) as visits,
              count(f.id) as findings,
              count(f.id) filter (where f.confirmed_at is not null) as findings_confirmed,
              count(r.id) as rectifications,
              count(r.id) filter (where r.reported_at < (r.original_due_on + 1)::timestamp at time zone 'Asia/Shanghai')
                as rectified_on_time
            from finding f
            join inspection_member m on m.inspection_id = f.inspection_id and m.person = f.found_by
            left join rectification r on r.finding_id = f.id
            where m.inspector_id = :inspector""";

    private final Jdbi jdbi;

    InspectorFiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    InspectorFile of(UUID inspector) {
        return jdbi.withHandle(handle -> new InspectorFile(
                inspector,
                handle.createQuery(
                                """
                                select valid_from, valid_to, consecutive, basis from inspector_term
                                where inspector_id = :inspector order by position""")
                        .bind("inspector", inspector)
                        .map(TERM)
                        .list(),
                handle.createQuery(
                                """
                                select id, kind, held_on, title, basis, hours, result, recorded_by, recorded_at
                                from inspector_record where inspector_id = :inspector order by held_on, id""")
                        .bind("inspector", inspector)
                        .map(RECORD)
                        .list(),
                handle.createQuery(
                                """
                                select cast(extract(year from held_on) as int) as year, sum(hours) as hours
                                from inspector_record where inspector_id = :inspector and kind = 'TRAINING'
                                group by 1 order by 1 desc""")
                        .bind("inspector", inspector)
                        .map(YEAR)
                        .list(),
                handle.createQuery(COUNT)
                        .bind("inspector", inspector)
                        .map(COUNTS)
                        .one()));
    }

    FileRecord add(UUID inspector, NewRecord wanted, Actor by, Instant at) {
        FileRecord record = new FileRecord(
                Ids.next(),
                wanted.kind(),
                wanted.heldOn(),
                wanted.title().strip(),
                wanted.basis(),
                wanted.hours(),
                wanted.result(),
                by.id(),
                Days.shown(at.truncatedTo(ChronoUnit.MICROS)));
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into inspector_record (id, inspector_id, kind, held_on, title, basis, hours, result,
                          recorded_by, recorded_for, recorded_at)
                        values (:id, :inspector, :kind, :heldOn, :title, :basis, :hours, :result, :recordedBy, :for,
                          :recordedAt)""")
                .bindMethods(record)
                .bind("inspector", inspector)
                .bind("for", by.onBehalfOf())
                .execute());
        return record;
    }
}
