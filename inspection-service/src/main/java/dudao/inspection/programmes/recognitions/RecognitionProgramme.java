package dudao.inspection.programmes.recognitions;

enum RecognitionProgramme {
    /** 县域义务教育优质均衡发展 */
    BALANCED_COMPULSORY,
    /** 县域学前教育普及普惠 */
    UNIVERSAL_PRESCHOOL
}
