import ImmichSimulator

/// What somebody else changes between two requests.
struct LabShift {
    /// Photos that are about to go into an album.
    var entering: [EntityID] = []
    /// Photos that are about to leave it.
    var leaving: [EntityID] = []
    var album: EntityID?

    /// Anything.
    init() {}

    /// What a write request is about.
    init(_ write: LabWire.Write) {
        album = write.album
        if write.method == "PUT" { entering = write.asked }
        if write.method == "DELETE" { leaving = write.asked }
    }
}

extension LabHands {
    /// Takes away some of the photos that a request is about to move; anything at all when it moves none.
    func perform(_ shift: LabShift, _ numbers: inout SeededNumbers) throws {
        guard let album = shift.album, !(shift.entering + shift.leaving).isEmpty else {
            return try perform(.random(&numbers, meanwhile: true), &numbers)
        }
        for photo in shift.entering where numbers.happens(400) {
            switch numbers.below(3) {
            case 0: try simulator.delete(asset: photo)
            case 1: try simulator.trash(asset: photo)
            default: try simulator.addMembers([photo], to: album)
            }
        }
        for photo in shift.leaving where numbers.happens(400) { try simulator.removeMembers([photo], from: album) }
    }
}
