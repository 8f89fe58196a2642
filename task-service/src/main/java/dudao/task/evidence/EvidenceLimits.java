package dudao.task.evidence;

import dudao.commons.problems.RuleViolation;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much may be asked and kept. Evidence is a by-product of the work, so a task takes a limited number of files
 * (整治形式主义为基层减负).
 */
@Singleton
class EvidenceLimits {

    private final long fileSize;
    private final int perTask;
    private final int waiting;
    private final Duration waitingFor;

    /**
     * @param waiting files a unit may have that no report names yet
     * @param waitingFor how long such a file is kept
     */
    EvidenceLimits(
            @ConfigProperty(name = "dudao.evidence.max-file-size", defaultValue = "10M") MemorySize fileSize,
            @ConfigProperty(name = "dudao.evidence.max-files-per-task", defaultValue = "20") int perTask,
            @ConfigProperty(name = "dudao.evidence.max-waiting-files", defaultValue = "50") int waiting,
            @ConfigProperty(name = "dudao.evidence.waiting-files-expire-after", defaultValue = "7D")
                    Duration waitingFor) {
        this.fileSize = fileSize.asLongValue();
        this.perTask = perTask;
        this.waiting = waiting;
        this.waitingFor = waitingFor;
    }

    void checkSize(long size) {
        if (size == 0) {
            throw RuleViolation.invalidField("/file", "文件是空的");
        }
        if (size > fileSize) {
            throw RuleViolation.of("EVIDENCE_TOO_LARGE", "每个文件上限为 " + fileSize + " 字节")
                    .with("limit", fileSize);
        }
    }

    void checkWaiting(long count) {
        if (count >= waiting) {
            throw RuleViolation.of("EVIDENCE_LIMIT", "本单位已有 " + count + " 个文件尚未用于任何反馈,请先使用")
                    .with("limit", waiting);
        }
    }

    void checkTask(long count) {
        if (count > perTask) {
            throw RuleViolation.of("EVIDENCE_LIMIT", "每项任务最多附 " + perTask + " 个文件,这样将有 " + count + " 个")
                    .with("limit", perTask)
                    .at("/evidenceIds", "超出每项任务的文件数");
        }
    }

    Duration waitingFor() {
        return waitingFor;
    }
}
