/// What was deleted, kept for those who follow the stream of changes.
struct Audit {
    struct Entry {
        /// What is gone; for a membership the album first, then the photo or user.
        var ids: [EntityID]
        /// Whose stream tells of it; nil where that depends on who can see the album.
        var userID: EntityID?
        var updateID: EntityID
    }

    var assets: [Entry] = []
    var people: [Entry] = []
    var faces: [Entry] = []
    var stacks: [Entry] = []
    var albums: [Entry] = []
    var albumUsers: [Entry] = []
    var albumAssets: [Entry] = []
    var partners: [Entry] = []
    var users: [Entry] = []
}
