let authRoutes: [Route] = []
let peopleRoutes: [Route] = []
let faceRoutes: [Route] = []
let searchRoutes: [Route] = []
let timelineRoutes: [Route] = []
let assetRoutes: [Route] = []
let albumRoutes: [Route] = []
let albumMemberRoutes: [Route] = []
let linkRoutes: [Route] = []
let tagRoutes: [Route] = []
let stackRoutes: [Route] = []
let partnerRoutes: [Route] = []
let syncRoutes: [Route] = []

extension Library {
    func sessionID(token: String) -> EntityID? { sessions.values.first { $0.token == token }?.id }
}
