// As Node-RED's documentation has it for context that shall outlive a restart.
module.exports = {
  uiHost: '127.0.0.1',
  uiPort: Number(process.env.PORT),
  httpAdminRoot: false,
  flowFile: 'flows.json',
  credentialSecret: false,
  contextStorage: {default: {module: 'memory'}, file: {module: 'localfilesystem'}},
  logging: {console: {level: 'info', metrics: false, audit: false}},
};
