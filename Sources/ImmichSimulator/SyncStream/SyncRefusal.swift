/// Why a call about the stream gets no lines.
enum SyncRefusal: Error, Hashable {
    /// A kind that the release no longer sends, with the one to ask for.
    case retired(SyncKind, SyncKind)
    /// What was acknowledged for an entity is no id: the database refuses it, and the server answers 500.
    case brokenCheckpoint(SyncEntity)
    /// An ack names an entity that the release does not know.
    case unknownAck(type: String)
    /// An empty list of acks, over which the database stumbles.
    case noAcks
}
