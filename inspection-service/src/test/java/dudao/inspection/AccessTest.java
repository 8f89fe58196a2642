package dudao.inspection;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Feed;
import dudao.commons.testing.access.Keys;
import dudao.commons.testing.access.Letters;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The policy of {@code access.csv}, tried on the running service. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AccessTest {

    private static final String REASON = "{\"reason\":\"矩阵\"}";
    private static final String RULING =
            "{\"decidedBy\":\"矩阵\",\"documentNumber\":\"矩督〔2026〕9号\",\"decidedOn\":\"2026-03-02\",\"text\":\"矩阵\"}";
    private static final String TEXT = "{\"text\":\"矩阵\"}";

    private static final String SEEN = "{\"method\":\"DESK\",\"text\":\"矩阵\",\"evidence\":[\"照片\"]}";

    private final Places places = Places.create();
    private final AccessMatrix matrix = new AccessMatrix(places);

    @Test
    void everyOperationAllowsAndRefusesWhatTheTableSays() {
        inspector("successor", Position.OWN);
        inspector("dismissed", Position.OWN);
        Rows.sql("update inspector set state = 'DISMISSED' where id = ?", id("dismissed", Position.OWN));
        for (Position position : Position.values()) {
            inspector("inspector", position);
            inspection("inspection", position, "ANNOUNCED", "CANCELLED");
            inspection("unannounced", position, "UNANNOUNCED", "PLANNED");
            inspection("team", position, "ANNOUNCED", "CANCELLED");
            inspection("opinion", position, "ANNOUNCED", "CLOSED");
            opinion(position);
            indicators(position);
            report(position);
            inspection("archive", position, "ANNOUNCED", "ARCHIVED");
            archive(position);
            lead(position);
            finding("finding", position, "CLOSED");
            finding("unconfirmed", position, "IDENTIFIED");
            rectification(position);
            hazard(position);
            referral(position);
            followUp("looked-back", position, "CONFIRMED");
            followUp("to-look-back", position, "ORDERED");
            followUpDraw(position);
            clue(position);
            draw(position);
            district(position);
            yearlyPlan(position);
            accountability(position);
            evaluation(position);
            programmes(position);
        }
        matrix.object("clue", position -> Map.of("id", id("clue", position), "unmaskingId", UUID.randomUUID()));
        matrix.object("receipt", position -> Map.of("receiptNumber", id("clue", Position.OWN)));
        for (String kind : new String[] {
            "inspector",
            "inspection",
            "unannounced",
            "team",
            "opinion",
            "archive",
            "scored",
            "indicators",
            "remedy",
            "finding",
            "unconfirmed",
            "rectification",
            "hazard",
            "referral",
            "looked-back",
            "to-look-back",
            "follow-up-draw",
            "draw",
            "district",
            "yearly",
            "accountability",
            "appeal",
            "evaluation-round",
            "evaluation",
            "annual-check",
            "points-entry",
            "inspection-round",
            "recognition",
            "result-export",
            "common-problem",
            "government"
        }) {
            matrix.object(kind, position -> Map.of("id", id(kind, position), "unit", places.at(position)));
        }
        matrix.object("pack", position -> Map.of("jurisdiction", "CN"));
        matrix.object("school", position -> Map.of("schoolCode", Places.code(places.subordinate())));
        matrix.object("due", position -> Map.of("id", places.at(position)));
        matrix.object("target", position -> Map.of("id", target(position)));
        matrix.object("code", position -> Map.of("code", "DUDAO1.x.y.z"));
        matrix.object("published", position -> Map.of("number", id("draw", Position.OWN)));
        matrix.object("unit", position -> Map.of("unit", places.at(position), "number", UUID.randomUUID()));
        matrix.object("letter", position -> Letters.second()).object("key", position -> Keys.revoked());
        requests();
        Feed events = new Feed(places, "inspection.events.v1", false);
        matrix.object("event", events::at).list("listChanges", "?limit=1000&after={after}");
        matrix.check();
    }

    private void requests() {
        UUID inspector = id("inspector", Position.OWN);
        matrix.body("discardDeadLetter", REASON)
                .body("createApiKey", Keys.wanted(places))
                .body("revokeApiKey", REASON)
                .list("listInspectors", "?limit=200")
                .body("handOverInspector", "{\"to\":\"" + id("successor", Position.OWN) + "\",\"reason\":\"矩阵\"}")
                .body(
                        "registerInspector",
                        "{\"name\":\"矩阵\",\"kind\":\"FULL_TIME\",\"certificateNumber\":\"{number}\",\"person\":\"x\","
                                + "\"organizationId\":\"{unit}\",\"validFrom\":\"2026-01-01\",\"validTo\":\"2027-01-01\"}")
                .body("renewInspector", "{\"validFrom\":\"2029-01-01\",\"validTo\":\"2029-12-31\",\"basis\":\"矩阵\"}")
                .body("suspendInspector", REASON)
                .body("reinstateInspector", REASON)
                .body("dismissInspector", REASON)
                .body(
                        "recordInInspectorFile",
                        "{\"kind\":\"TRAINING\",\"heldOn\":\"2026-03-02\",\"title\":\"矩阵\",\"hours\":8}")
                .body("createDistrict", "{\"name\":\"矩阵\",\"mostSchools\":20,\"mostSchoolsPerInspector\":5}")
                .list("listDistricts", "?limit=200")
                .body(
                        "assignDistrict",
                        "{\"inspectorId\":\"" + id("dismissed", Position.OWN) + "\",\"from\":\"2026-03-02\","
                                + "\"organizationIds\":[\"" + places.subordinate() + "\"]}")
                .body("rotateDistrict", "{\"from\":\"2026-03-02\"}")
                .list("listInspections", "?limit=200")
                .body("commitDraw", "{\"title\":\"矩阵\"}")
                .list("listDraws", "?limit=200")
                .body(
                        "freezeDraw",
                        "{\"strata\":[{\"name\":\"A\",\"count\":1}],\"units\":[{\"organizationId\":\"{unit}\","
                                + "\"stratum\":\"A\"}],\"inspectorIds\":[\"" + inspector + "\"],\"teamSize\":1,"
                                + "\"visitFrom\":\"2026-03-02\",\"visitTo\":\"2026-03-03\"}")
                .body(
                        "declareDrawRecusal",
                        "{\"organizationId\":\"{unit}\",\"inspectorId\":\"" + inspector
                                + "\",\"ground\":\"INTEREST\",\"reason\":\"矩阵\"}")
                .body("approveFilingException", REASON)
                .body(
                        "draftInspectionPlan",
                        "{\"year\":2030,\"title\":\"矩阵\",\"entries\":[{\"kind\":\"REGULAR\",\"title\":\"矩阵\","
                                + "\"underId\":\"{unit}\",\"firstDay\":\"2030-03-01\",\"lastDay\":\"2030-06-30\"}]}")
                .list("listInspectionPlans", "?limit=200")
                .body("returnInspectionPlan", REASON)
                .body("addSchoolTerm", "{\"name\":\"矩阵\",\"firstDay\":\"2030-02-20\",\"lastDay\":\"2030-07-05\"}")
                .list("listObligations", "?limit=200")
                .query("getBurden", "?organizationId={unit}")
                .body(
                        "setObligationTarget",
                        "{\"objectKind\":\"SCHOOL\",\"kinds\":[\"REGULAR\"],\"times\":4,\"basis\":\"矩阵\"}")
                .body("endObligationTarget", REASON)
                .body("revealDraw", "{\"witnesses\":[\"矩阵\"]}")
                .body(
                        "planInspection",
                        "{\"kind\":\"REGULAR\",\"mode\":\"ANNOUNCED\",\"title\":\"矩阵\",\"matters\":[\"安全\"],"
                                + "\"organizationId\":\"{unit}\",\"visitFrom\":\"2030-03-04\",\"visitTo\":\"2030-03-05\"}")
                .body("declareRecusal", "{\"inspectorId\":\"" + inspector + "\",\"none\":true}")
                .body("formTeam", "{\"leader\":\"" + inspector + "\",\"inspectorIds\":[\"" + inspector + "\"]}")
                .body(
                        "replaceMember",
                        "{\"inspectorId\":\"" + inspector + "\",\"to\":\"" + inspector + "\",\"reason\":\"矩阵\"}")
                .body("serveNotice", TEXT)
                .body("requestSelfEvaluation", "{\"dueOn\":\"2030-12-31\"}")
                .body("submitSelfEvaluation", "{\"answers\":[{\"matter\":\"安全\",\"text\":\"矩阵\"}]}")
                .body("reviewSelfEvaluation", TEXT)
                .body("leaveUnit", "{\"report\":\"矩阵\"}")
                .body(
                        "createIndicatorTree",
                        "{\"name\":\"矩阵\",\"validFrom\":\"2026-01-01\","
                                + "\"indicators\":[{\"code\":\"A1\",\"title\":\"安全\",\"points\":5}]}")
                .list("listIndicatorTrees", "")
                .body(
                        "scoreIndicators",
                        "{\"side\":\"SELF\",\"scores\":[{\"code\":\"A1\",\"points\":1,\"basis\":\"矩阵\"}]}")
                .body("recordOnSite", "{\"method\":\"查阅资料\",\"place\":\"食堂\",\"text\":\"矩阵\"}")
                .body("recordHearing", "{\"heard\":\"PARENTS\",\"method\":\"座谈会\",\"participants\":8,\"text\":\"矩阵\"}")
                .body("recordPublicOpinion", "{\"method\":\"问卷\",\"text\":\"矩阵\"}")
                .body("deliberateInspection", "{\"minutes\":\"矩阵\",\"present\":[\"" + inspector + "\"]}")
                .body(
                        "servePreliminaryOpinion",
                        "{\"text\":\"矩阵\",\"inputs\":[\"" + inspector + "\"],\"servedTo\":\"校长\"}")
                .body("defendInspection", "{\"points\":[{\"point\":\"矩阵\"}]}")
                .body("waiveDefence", TEXT)
                .body("draftOpinion", "{\"evaluation\":\"矩阵\",\"answers\":[],\"demands\":[]}")
                .body("consentToOpinion", "{\"agrees\":true}")
                .body("issueOpinion", "{\"number\":\"矩督〔2026〕1号\"}")
                .body("requestRemedy", "{\"grounds\":\"矩阵\"}")
                .body("formInspectionReport", TEXT)
                .body("submitInspectionReport", "{\"government\":\"市人民政府\",\"documentNumber\":\"矩督〔2026〕2号\"}")
                .body("fileInspectionReport", "{\"receipt\":\"矩阵\"}")
                .body("draftPublication", "{\"text\":\"矩阵\",\"redacted\":\"无\"}")
                .body("reviewPublication", TEXT)
                .body("approvePublication", TEXT)
                .body("objectToPublication", "{\"channel\":\"来信\",\"text\":\"矩阵\"}")
                .body("answerObjection", "{\"outcome\":\"UPHELD\",\"text\":\"矩阵\"}")
                .body("decideRemedy", "{\"outcome\":\"UPHELD\",\"text\":\"矩阵\"}")
                .body(
                        "recordRemedyDecision",
                        "{\"outcome\":\"UPHELD\",\"text\":\"矩阵\",\"agency\":\"矩阵\",\"documentNumber\":\"矩〔2026〕1号\"}")
                .body(
                        "proposeAccountability",
                        "{\"objectKind\":\"SCHOOL\",\"organizationId\":\"{unit}\",\"ground\":\"SAFETY\","
                                + "\"wording\":\"矩阵\"}")
                .list("listAccountabilityCases", "?limit=200")
                .body("openAccountabilityInvestigation", "{\"members\":[\"a\",\"b\"]}")
                .body("recordAccountabilityFacts", TEXT)
                .body("decideAgainstAccountability", REASON)
                .body(
                        "giveAccountabilityNotice",
                        "{\"text\":\"矩阵\",\"measures\":[\"CRITICISM\"],\"servedTo\":\"校长\","
                                + "\"heardBy\":\"2030-12-31\"}")
                .body("stateInAccountability", TEXT)
                .body("waiveAccountabilityHearing", TEXT)
                .body(
                        "consultOnAccountability",
                        "{\"answers\":[{\"unit\":\"矩阵\",\"text\":\"矩阵\"}],\"proposal\":\"矩阵\"}")
                .body(
                        "decideAccountability",
                        "{\"number\":\"矩督〔2026〕3号\",\"situation\":\"矩阵\",\"facts\":\"矩阵\","
                                + "\"measures\":[\"CRITICISM\"],\"effectiveOn\":\"2026-12-31\"}")
                .body("serveAccountabilityDecision", "{\"servedTo\":\"校长\",\"receivedOn\":\"2026-12-31\"}")
                .body("startAccountabilityExecution", "{\"body\":\"矩阵\"}")
                .body("completeAccountabilityExecution", TEXT)
                .body("liftAccountability", REASON)
                .body("archiveAccountability", "{\"receipt\":\"矩阵\"}")
                .body("appealAccountability", "{\"kind\":\"REVIEW\",\"grounds\":\"矩阵\"}")
                .body("decideAccountabilityAppeal", "{\"outcome\":\"UPHELD\",\"text\":\"矩阵\"}")
                .body("correctAccountability", TEXT)
                .body(
                        "openEvaluationRound",
                        "{\"year\":2031,\"title\":\"矩阵\",\"indicatorTreeId\":\"" + id("indicators", Position.OWN)
                                + "\",\"selfCheckDueOn\":\"2031-12-31\",\"grades\":[{\"name\":\"一\","
                                + "\"fromPercent\":0}],\"countyIds\":[\"{unit}\"]}")
                .list("listEvaluationRounds", "?limit=200")
                .list("listEvaluations", "?limit=200")
                .body(
                        "scoreEvaluation",
                        "{\"side\":\"SELF\",\"scores\":[{\"code\":\"A1\",\"points\":1,\"basis\":\"矩阵\"}]}")
                .body("submitSelfCheck", TEXT)
                .body("verifyEvaluation", TEXT)
                .body("cancelEvaluation", REASON)
                .body("decideEvaluation", TEXT)
                .body("openAnnualChecks", "{\"year\":2031,\"reportDueOn\":\"2031-12-31\",\"underId\":\"{unit}\"}")
                .list("listAnnualChecks", "?limit=200")
                .body("reportAnnualCheck", TEXT)
                .body("deepenAnnualCheck", REASON)
                .body("lightenAnnualCheck", REASON)
                .body("cancelAnnualCheck", REASON)
                .body("reviewAnnualCheck", TEXT)
                .body("visitInAnnualCheck", "{\"inspectionId\":\"" + inspector + "\"}")
                .body("concludeAnnualCheck", "{\"conclusion\":\"PASS\",\"text\":\"矩阵\"}")
                .body(
                        "setPointsScheme",
                        "{\"validFrom\":\"2031-01-01\",\"opening\":100,\"bounds\":[],\"basis\":\"矩阵\"}")
                .body(
                        "enterPoints",
                        "{\"organizationId\":\"{unit}\",\"points\":-1,\"cause\":\"矩阵\",\"basis\":\"矩阵\","
                                + "\"occurredOn\":\"2026-03-02\"}")
                .body("rejectPoints", REASON)
                .body("reversePoints", REASON)
                .list("listPointsEntries", "?limit=200")
                .list("listPointsBalances", "?limit=200")
                .body(
                        "openInspectionRound",
                        "{\"kind\":\"PATROL\",\"title\":\"矩阵\",\"matters\":[\"一\"],\"firstDay\":\"2030-03-01\","
                                + "\"lastDay\":\"2030-06-30\",\"organizationIds\":[\"{unit}\"]}")
                .list("listInspectionRounds", "?limit=200")
                .body("visitInRound", "{\"organizationId\":\"{unit}\",\"inspectionId\":\"" + inspector + "\"}")
                .body("replaceInRound", "{\"organizationId\":\"{unit}\",\"byId\":\"{unit}\",\"reason\":\"矩阵\"}")
                .body("closeInspectionRound", TEXT)
                .body(
                        "openRecognitionFile",
                        "{\"programme\":\"UNIVERSAL_PRESCHOOL\",\"organizationId\":\"{unit}\",\"title\":\"矩阵\","
                                + "\"firstYear\":2026,\"lastYear\":2027,\"criteria\":[{\"code\":\"A\",\"title\":\"一\","
                                + "\"comparator\":\"AT_LEAST\",\"threshold\":1,\"basis\":\"矩阵\"}]}")
                .list("listRecognitionFiles", "?limit=200")
                .body(
                        "recordRecognitionValues",
                        "{\"values\":[{\"code\":\"A\",\"year\":2026,\"value\":1,\"source\":\"矩阵\"}]}")
                .body("applyForRecognition", TEXT)
                .body("returnRecognition", REASON)
                .body("reviewRecognition", TEXT)
                .body("refuseRecognition", REASON)
                .body("recognise", RULING)
                .body("revokeRecognition", RULING)
                .body("exportResults", "{\"year\":2026,\"use\":\"FUNDS\"}")
                .list("listResultExports", "?limit=200")
                .query("listFindingClusters", "?from=2026-01-01&to=2026-03-31")
                .body(
                        "setCommonProblemThreshold",
                        "{\"validFrom\":\"2031-01-01\",\"fewestUnits\":2,\"leastSharePercent\":1,\"basis\":\"矩阵\"}")
                .body(
                        "raiseCommonProblem",
                        "{\"indicator\":\"无\",\"clause\":\"无\",\"from\":\"2026-01-01\",\"to\":\"2026-03-31\","
                                + "\"planYear\":2027,\"title\":\"矩阵\",\"proposal\":\"矩阵\"}")
                .list("listCommonProblems", "?limit=200")
                .body("withdrawCommonProblem", REASON)
                .body(
                        "mandateGovernmentInspection",
                        "{\"kind\":\"SPECIAL\",\"title\":\"矩阵\",\"matters\":[\"一\"],\"organizationId\":\"{unit}\","
                                + "\"mandate\":{\"kind\":\"DECISION\",\"document\":\"矩阵\",\"givenBy\":\"矩阵\","
                                + "\"givenOn\":\"2026-03-02\",\"until\":\"2026-12-31\"}}")
                .list("listGovernmentInspections", "?limit=200")
                .body(
                        "planGovernmentInspection",
                        "{\"text\":\"矩阵\",\"visitFrom\":\"2026-03-02\",\"visitTo\":\"2026-03-03\",\"leader\":\""
                                + inspector + "\",\"members\":[]}")
                .body(
                        "replaceInGovernmentTeam",
                        "{\"inspectorId\":\"" + inspector + "\",\"to\":\"" + inspector + "\",\"reason\":\"矩阵\"}")
                .body("concludeGovernmentInspection", TEXT)
                .body("feedBackConclusion", "{\"servedTo\":\"矩阵\",\"receivedOn\":\"2026-03-02\"}")
                .body("requestGovernmentReview", TEXT)
                .body("decideGovernmentReview", "{\"outcome\":\"UPHELD\",\"text\":\"矩阵\"}")
                .body("orderGovernmentRectification", "{\"text\":\"矩阵\",\"dueOn\":\"2031-12-31\"}")
                .body("verifyGovernmentRectification", TEXT)
                .body("closeGovernmentInspection", TEXT)
                .body("cancelGovernmentInspection", REASON)
                .body("cancelInspection", REASON)
                .body(
                        "recordFinding",
                        "{\"wording\":\"矩阵\",\"clause\":\"一\",\"indicator\":\"一\",\"evidence\":[\"照片\"],"
                                + "\"severity\":\"MINOR\",\"rectificationKind\":\"IMMEDIATE\"}")
                .list("listFindings", "?limit=200")
                .list("exportFindings", "?format=csv")
                .body("classifyFinding", "{\"classification\":\"INTERNAL\",\"reason\":\"矩阵\"}")
                .body(
                        "reportClue",
                        "{\"category\":\"OTHER\",\"text\":\"矩阵\",\"organizationId\":\"" + places.own() + "\"}")
                .list("listClues", "?limit=200")
                .body("acceptClue", REASON)
                .body("rejectClue", REASON)
                .body("closeClue", REASON)
                .body("substantiateClue", "{\"findingId\":\"" + UUID.randomUUID() + "\",\"reason\":\"矩阵\"}")
                .body("classifyClue", "{\"classification\":\"INTERNAL\",\"reason\":\"矩阵\"}")
                .body("unmaskClue", "{\"reason\":\"矩阵\",\"minutes\":1}")
                .body("dismissFinding", REASON)
                .body("assignResponsibility", "{\"organizationId\":\"{unit}\",\"dueOn\":\"2030-12-31\"}")
                .body(
                        "referFinding",
                        "{\"kind\":\"HAND_OVER\",\"recipient\":\"矩阵\",\"reason\":\"矩阵\",\"text\":\"矩阵\","
                                + "\"documents\":[\"照片\"]}")
                .list("listReferrals", "?limit=200")
                .body("receiveReferral", "{\"receipt\":\"矩阵\"}")
                .body("refuseReferral", REASON)
                .body("answerReferral", TEXT)
                .body("withdrawReferral", REASON)
                .list("listTaskDifferences", "?limit=200")
                .body("orderFollowUp", "{\"dueOn\":\"2030-12-31\",\"reason\":\"矩阵\"}")
                .body(
                        "drawFollowUps",
                        "{\"closedFrom\":\"2020-01-01\",\"closedTo\":\"2020-01-02\",\"count\":1,"
                                + "\"dueOn\":\"2030-12-31\",\"reason\":\"矩阵\"}")
                .list("listFollowUps", "?limit=200")
                .body("confirmFollowUp", SEEN)
                .body("withdrawFollowUp", REASON)
                .body("revealFollowUpDraw", "{\"witnesses\":[\"矩阵\"]}")
                .body("relapseFollowUp", "{\"seen\":" + SEEN + ",\"dueOn\":\"2030-12-31\"}")
                .list("listHazardAlarms", "?limit=200")
                .body("reportHazardFirst", TEXT)
                .body("reportHazardFurther", TEXT)
                .body("reportHazardFinal", TEXT)
                .body("sendBackHazardReport", TEXT)
                .body("clearHazard", TEXT)
                .list("listRectifications", "?limit=200")
                .body(
                        "submitRectificationPlan",
                        "{\"text\":\"矩阵\",\"milestones\":[{\"text\":\"一\",\"dueOn\":\"2030-12-31\"}]}")
                .body("reportMilestone", "{\"milestone\":0,\"text\":\"矩阵\"}")
                .body("returnRectificationPlan", REASON)
                .body("startVerification", "{\"method\":\"DESK\"}")
                .body("acceptRectification", "{\"text\":\"矩阵\",\"evidence\":[\"照片\"]}")
                .body("rejectRectification", "{\"reason\":\"矩阵\",\"dueOn\":\"2030-12-31\"}");
    }

    @Test
    void everyOperationHasItsLines() {
        matrix.mustCoverTheContract();
    }

    /** The same kind of thing in the same position has the same id. */
    private UUID id(String kind, Position position) {
        return UUID.nameUUIDFromBytes((kind + places.at(position)).getBytes());
    }

    private void inspector(String kind, Position position) {
        Rows.sql(
                "insert into inspector (id, version, name, kind, certificate_number, organization_id, person,"
                        + " valid_from, valid_to, registered_by, registered_at)"
                        + " values (?, 0, '矩阵', 'FULL_TIME', ?, ?, ?, '2026-01-01', '2028-12-31', 'x', now())",
                id(kind, position),
                UUID.randomUUID().toString(),
                places.at(position),
                AccessMatrix.person("INSPECTOR"));
    }

    private void inspection(String kind, Position position, String mode, String state) {
        Rows.sql(
                "insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,"
                        + " visit_to, state, planned_by, planned_at) values (?, 0, 'SPECIAL', ?, '矩阵', '{安全}', ?, ?,"
                        + " '2026-03-02', '2026-03-03', ?, 'x', now())",
                id(kind, position),
                mode,
                places.at(position),
                places.above(position),
                state);
    }

    private void lead(Position position) {
        Rows.sql(
                "insert into inspection_member (inspection_id, position, inspector_id, name, person, leader)"
                        + " values (?, 0, ?, '矩阵', ?, true)",
                id("team", position),
                id("inspector", position),
                AccessMatrix.person("INSPECTOR"));
    }

    /** With a remedy that is decided. */
    private void opinion(Position position) {
        Rows.sql(
                "insert into opinion (inspection_id, version, minutes, present, deliberated_by, deliberated_at,"
                        + " preliminary, served_at) values (?, 0, '矩阵', '{}', 'x', now(), '矩阵', now())",
                id("opinion", position));
        Rows.sql(
                "insert into remedy (id, version, inspection_id, kind, addressee, state, grounds, late, requested_by,"
                        + " requested_at) values (?, 0, ?, 'REEXAMINATION', 'SAME_AGENCY', 'UPHELD', '矩阵', false, 'x',"
                        + " now())",
                id("remedy", position),
                id("opinion", position));
    }

    private void indicators(Position position) {
        Rows.sql(
                "insert into indicator_tree (id, version, organization_id, name, revision, valid_from, created_by,"
                        + " created_at) values (?, 0, ?, '矩阵', 99, '2026-01-01', 'x', now())",
                id("indicators", position),
                places.at(position));
        inspection("scored", position, "ANNOUNCED", "CANCELLED");
        Rows.sql(
                "update inspection set indicator_tree_id = ? where id = ?",
                id("indicators", position),
                id("scored", position));
    }

    private void report(Position position) {
        Rows.sql(
                "insert into inspection_report (inspection_id, version, state, text, formed_by, formed_at)"
                        + " values (?, 0, 'FILED', '矩阵', 'x', now())",
                id("opinion", position));
        Rows.sql(
                "insert into publication (inspection_id, version, state, text, redacted, drafted_by, drafted_at)"
                        + " values (?, 0, 'PUBLISHED', '矩阵', '无', 'x', now())",
                id("opinion", position));
    }

    private void archive(Position position) {
        Rows.sql(
                "insert into inspection_archive (inspection_id, name, content, sha256, archived_by, archived_at)"
                        + " values (?, 'inspection.json', '{}', 'x', 'x', now())",
                id("archive", position));
    }

    private void finding(String kind, Position position, String state) {
        Rows.sql(
                "insert into finding (id, version, inspection_id, organization_id, wording, clause, indicator, evidence,"
                        + " severity, rectification_kind, state, found_by, found_at, responsible_organization_id)"
                        + " values (?, 0, ?, ?, '矩阵', '一', '一', '{照片}', 'MINOR', 'IMMEDIATE', ?, 'x', now(), ?)",
                id(kind, position),
                id("inspection", position),
                places.at(position),
                state,
                places.at(position));
    }

    private void clue(Position position) {
        Rows.sql(
                "insert into clue (id, version, receipt_number, category, organization_id, text, state, received_at)"
                        + " values (?, 0, ?, 'OTHER', ?, '矩阵', 'CLOSED', now())",
                id("clue", position),
                id("clue", position).toString(),
                places.at(position));
    }

    private void district(Position position) {
        Rows.sql(
                "insert into district (id, version, office_id, name, most_schools, most_schools_per_inspector, created_by,"
                        + " created_at) values (?, 0, ?, '矩阵', 20, 5, 'x', now())",
                id("district", position),
                places.at(position));
    }

    private void yearlyPlan(Position position) {
        Rows.sql(
                "insert into yearly_plan (id, version, office_id, year, title, state, clash_days, drafted_by, drafted_at)"
                        + " values (?, 0, ?, 2030, '矩阵', 'SUPERSEDED', 14, 'x', now())",
                id("yearly", position),
                places.at(position));
    }

    /** Handled by whoever stands above the unit; archived, with a 复核 that was put right. */
    private void accountability(Position position) {
        Rows.sql(
                "insert into accountability_case (id, version, object_kind, organization_id, office_id, ground, source,"
                        + " wording, state, proposed_at, catalogue, notice_given_at, received_on)"
                        + " values (?, 0, 'SCHOOL', ?, ?, 'SAFETY', 'PERSON', '矩阵', 'ARCHIVED', now(), '2021', now(),"
                        + " current_date)",
                id("accountability", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into accountability_appeal (id, version, case_id, kind, state, grounds, late, requested_by,"
                        + " requested_at, outcome) values (?, 0, ?, 'REVIEW', 'CORRECTED', '矩阵', false, 'x', now(),"
                        + " 'REVOKED')",
                id("appeal", position),
                id("accountability", position));
    }

    /** Of the round of whoever stands above the county; beside it a round of the organisation itself. */
    private void evaluation(Position position) {
        for (String kind : new String[] {"evaluation-round", "round-above"}) {
            Rows.sql(
                    "insert into evaluation_round (id, office_id, year, title, indicator_tree_id, self_check_due_on, grades,"
                            + " opened_by, opened_at) values (?, ?, ?, '矩阵', ?, current_date, '[]', 'x', now())",
                    id(kind, position),
                    kind.equals("round-above") ? places.above(position) : places.at(position),
                    // An office has one round a year.
                    2100 + Math.abs(id(kind, position).hashCode() % 100_000),
                    id("indicators", position));
        }
        Rows.sql(
                "insert into county_evaluation (id, version, round_id, organization_id, office_id, state)"
                        + " values (?, 0, ?, ?, ?, 'PUBLISHED')",
                id("evaluation", position),
                id("round-above", position),
                places.at(position),
                places.above(position));
    }

    /** Each at its end; what is of a unit belongs to the office above it, the rest to the organisation itself. */
    private void programmes(Position position) {
        Rows.sql("update organization set ownership = 'PRIVATE' where id = ?", places.at(position));
        Rows.sql(
                "insert into annual_check (id, version, organization_id, office_id, year, depth, report_due_on, state)"
                        + " values (?, 0, ?, ?, 2020, 'DESK', current_date, 'PUBLISHED')",
                id("annual-check", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into points_entry (id, organization_id, office_id, points, cause, basis, occurred_on, entered_by,"
                        + " entered_at) values (?, ?, ?, -1, '矩阵', '矩阵', current_date, 'x', now())",
                id("points-entry", position),
                places.at(position),
                places.above(position));
        Rows.sql("insert into points_decision values (?, true, null, 'y', null, now())", id("points-entry", position));
        Rows.sql(
                "insert into inspection_round (id, version, office_id, kind, title, matters, first_day, last_day, size,"
                        + " state) values (?, 0, ?, 'PATROL', '矩阵', '{}', current_date, current_date, 0, 'CLOSED')",
                id("inspection-round", position),
                places.at(position));
        Rows.sql(
                "insert into recognition_file (id, version, programme, organization_id, office_id, title, first_year,"
                        + " last_year, state) values (?, 0, 'UNIVERSAL_PRESCHOOL', ?, ?, '矩阵', 2026, 2027, 'LOST')",
                id("recognition", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into result_export (id, organization_id, year, use, number, content, sha256, csv_sha256, rows,"
                        + " exported_by, exported_at) values (?, ?, 2020, 'FUNDS', 1, '[]', 'x', 'x', 0, 'x', now())",
                id("result-export", position),
                places.at(position));
        Rows.sql(
                "insert into common_problem_threshold (id, organization_id, valid_from, fewest_units, least_share_percent,"
                        + " basis, set_by, set_at) values (?, ?, '2020-01-01', 2, 1, '矩阵', 'x', now())",
                id("threshold", position),
                places.at(position));
        Rows.sql(
                "insert into common_problem (id, version, office_id, indicator, clause, period_from, period_to, findings,"
                        + " units, inspected_units, units_before, inspected_units_before, finding_ids, threshold_id, plan_year,"
                        + " title, proposal, state, raised_by, raised_at) values (?, 0, ?, '一', '一', current_date,"
                        + " current_date, 2, 2, 2, 0, 0, '{}', ?, 2027, '矩阵', '矩阵', 'WITHDRAWN', 'x', now())",
                id("common-problem", position),
                places.at(position),
                id("threshold", position));
        Rows.sql(
                "insert into government_inspection (id, version, kind, title, matters, organization_id, office_id,"
                        + " mandate_kind, mandate_document, mandated_by, mandated_on, mandated_until, state, received_on)"
                        + " values (?, 0, 'SPECIAL', '矩阵', '{}', ?, ?, 'DECISION', '矩阵', '矩阵', '2026-01-01', '2026-12-31',"
                        + " 'CLOSED', '2026-03-02')",
                id("government", position),
                places.at(position),
                places.above(position));
    }

    /** A new one each time: it ends once. */
    private UUID target(Position position) {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into obligation_target (id, organization_id, object_kind, kinds, times, basis, set_by, set_at)"
                        + " values (?, ?, 'SCHOOL', '{REGULAR}', 4, '矩阵', 'x', now())",
                id,
                places.at(position));
        return id;
    }

    private void draw(Position position) {
        Rows.sql(
                "insert into draw (id, version, number, title, office_id, state, algorithm, seed, commitment, committed_by,"
                        + " committed_at, list, list_hash, contribution, witnesses, drawn)"
                        + " values (?, 0, ?, '矩阵', ?, 'PUBLISHED', 'dudao-draw-1', 'x', 'x', 'x', now(),"
                        + " E'dudao-draw-1\\nteam 1\\n', 'x', '', '{矩阵}', '')",
                id("draw", position),
                id("draw", position).toString(),
                places.at(position));
    }

    private void rectification(Position position) {
        Rows.sql(
                "insert into rectification (id, version, finding_id, inspection_id, organization_id, state,"
                        + " plan_required, due_on, original_due_on, ordered_by, ordered_at, closed_at)"
                        + " values (?, 0, ?, ?, ?, 'CLOSED', true, '2026-03-02', '2026-03-02', 'x',"
                        + " now() - interval '2 hours', now() - interval '1 hour')",
                id("rectification", position),
                id("finding", position),
                id("inspection", position),
                places.at(position));
    }

    private void hazard(Position position) {
        Rows.sql(
                "insert into hazard_alarm (id, version, finding_id, inspection_id, organization_id, state, raised_at,"
                        + " minutes, rule_id, rule_version, jurisdiction, citation, basis) values (?, 0, ?, ?, ?,"
                        + " 'CLEARED', now(), 15, 'x', 'x', 'CN', '矩阵', '矩阵')",
                id("hazard", position),
                id("finding", position),
                id("inspection", position),
                places.at(position));
        Rows.sql(
                "insert into hazard_step (alarm_id, position, level, addressee, organization_id, due_at)"
                        + " values (?, 0, 0, 'UNIT', ?, now())",
                id("hazard", position),
                places.at(position));
    }

    private void referral(Position position) {
        Rows.sql(
                "insert into referral (id, version, finding_id, inspection_id, office_id, kind, organization_id, reason,"
                        + " text, documents, state, sent_by, sent_at, confirm_by, basis) values (?, 0, ?, ?, ?,"
                        + " 'HAND_OVER', ?, '矩阵', '矩阵', '{照片}', 'ANSWERED', 'x', now(), '2026-03-09', '矩阵')",
                id("referral", position),
                id("finding", position),
                id("inspection", position),
                places.above(position),
                places.at(position));
    }

    private void followUpDraw(Position position) {
        Rows.sql(
                "insert into follow_up_draw (id, version, office_id, state, algorithm, seed, commitment, list, list_hash,"
                        + " due_on, reason, committed_by, committed_at, contribution) values (?, 0, ?, 'DRAWN',"
                        + " 'dudao-follow-up-1', 'x', 'x', E'dudao-follow-up-1\\ncount 1\\n', 'x', '2026-06-30', '矩阵',"
                        + " 'x', now(), '')",
                id("follow-up-draw", position),
                places.at(position));
    }

    private void followUp(String kind, Position position, String state) {
        Rows.sql(
                "insert into follow_up (id, version, rectification_id, finding_id, inspection_id, organization_id, cause,"
                        + " due_on, reason, state, ordered_by, ordered_at) values (?, 0, ?, ?, ?, ?, 'ORDERED',"
                        + " '2026-06-30', '矩阵', ?, 'x', now())",
                id(kind, position),
                id("rectification", position),
                id("finding", position),
                id("inspection", position),
                places.at(position),
                state);
    }
}
