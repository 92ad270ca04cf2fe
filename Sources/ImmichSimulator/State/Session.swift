/// A logged-in client.
struct Session {
    var id: EntityID
    var userID: EntityID
    var token: String
    var parentID: EntityID?
    var createdAt: Timestamp
    var updatedAt: Timestamp
    var expiresAt: Timestamp?
    var deviceOS = ""
    var deviceType = ""
    var isPendingSyncReset = false
    /// Until when locked photos show.
    var elevatedUntil: Timestamp?
    /// Checkpoints in the order in which they were set.
    var checkpoints: [Checkpoint] = []

    struct Checkpoint {
        var type: String
        var ack: String
    }
}
