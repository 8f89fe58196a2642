package dudao.inspection.matrix;

import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Keys;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import java.util.UUID;

/** How each operation of the matrix is asked. */
public final class Requests {

    private static final String REASON = "{\"reason\":\"矩阵\"}";

    private static final String RULING =
            "{\"decidedBy\":\"矩阵\",\"documentNumber\":\"矩督〔2026〕9号\",\"decidedOn\":\"2026-03-02\",\"text\":\"矩阵\"}";

    private static final String TEXT = "{\"text\":\"矩阵\"}";

    private static final String SEEN = "{\"method\":\"DESK\",\"text\":\"矩阵\",\"evidence\":[\"照片\"]}";

    private Requests() {}

    /** Bodies that pass every gate, and the lists to look into. */
    public static void of(AccessMatrix matrix, Places places) {
        Ids ids = new Ids(places);
        UUID inspector = ids.of("inspector", Position.OWN);
        matrix.body("discardDeadLetter", REASON)
                .body("createApiKey", Keys.wanted(places))
                .body("revokeApiKey", REASON)
                .list("listInspectors", "?limit=200")
                .body("handOverInspector", "{\"to\":\"" + ids.of("successor", Position.OWN) + "\",\"reason\":\"矩阵\"}")
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
                        "{\"inspectorId\":\"" + ids.of("dismissed", Position.OWN) + "\",\"from\":\"2026-03-02\","
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
                        "{\"year\":2031,\"title\":\"矩阵\",\"indicatorTreeId\":\"" + ids.of("indicators", Position.OWN)
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
}
