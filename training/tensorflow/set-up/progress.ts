/** Receives one short phrase for each thing that is begun, as in "building the addon". */
export type Progress = (doing: string) => void;
