{{/* Services of the stage table, with the stages of each. */}}
{{- define "cycline.services" -}}
{{- .Files.Get "files/stages.json" -}}
{{- end -}}

{{- define "cycline.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{ include "cycline.selector" . }}
{{- end -}}

{{- define "cycline.selector" -}}
app.kubernetes.io/name: cycline
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "cycline.name" -}}
{{ printf "%s-%s" .root.Release.Name .service | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{- define "cycline.image" -}}
{{- if and (eq .service "external") .root.Values.external.image -}}
{{ .root.Values.external.image }}
{{- else -}}
{{- $digest := get .root.Values.image.digests .service -}}
{{- if $digest -}}
{{ .root.Values.image.registry }}/{{ .service }}@{{ $digest }}
{{- else -}}
{{ .root.Values.image.registry }}/{{ .service }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The settings of one service over the defaults. */}}
{{- define "cycline.settings" -}}
{{- $own := get .root.Values.services .service | default dict -}}
{{- toYaml (mergeOverwrite (deepCopy .root.Values.defaults) $own) -}}
{{- end -}}

{{/* How a user reaches broker and database; the password comes from a file. */}}
{{- define "cycline.env" -}}
- name: CYCLINE__RabbitMq
  value: {{ printf "%s://%s@%s:%v/%s" (ternary "amqps" "amqp" .root.Values.broker.tls) .user .root.Values.broker.host .root.Values.broker.port .root.Values.broker.virtualHost | quote }}
- name: CYCLINE__Mongo
  value: {{ printf "mongodb://%s@%s/?%s&authSource=%s" .user .root.Values.database.hosts .root.Values.database.options (ternary "admin" .root.Values.database.name (eq .user "admin")) | quote }}
- name: CYCLINE__Database
  value: {{ .root.Values.database.name | quote }}
- name: CYCLINE__PasswordFile
  value: /run/secrets/cycline/{{ .user }}
- name: CYCLINE__Logs
  value: json
{{- with .root.Values.broker.management }}
{{- if eq $.user "admin" }}
- name: CYCLINE__Management
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- if .root.Values.trustedAuthority.configMap }}
- name: CYCLINE__TrustedAuthority
  value: /run/authority/{{ .root.Values.trustedAuthority.key }}
{{- end }}
{{- with .root.Values.telemetry.otlpEndpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "cycline.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end -}}

{{- define "cycline.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1654
  runAsGroup: 1654
  fsGroup: 1654
  seccompProfile: { type: RuntimeDefault }
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cycline.mounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: secret, mountPath: /run/secrets/cycline, readOnly: true }
{{- if .root.Values.trustedAuthority.configMap }}
- { name: authority, mountPath: /run/authority, readOnly: true }
{{- end }}
{{- if and .inputs .root.Values.inputs.volume }}
- { name: inputs, mountPath: /inputs, readOnly: true }
{{- end }}
{{- if .stages }}
- { name: stages, mountPath: /stages, readOnly: true }
{{- end }}
{{- end -}}

{{/* Of the secret a pod sees the key of its own user alone; the topology job sees all. */}}
{{- define "cycline.volumes" -}}
- name: tmp
  emptyDir: {}
- name: secret
  secret:
    secretName: {{ .root.Values.secret }}
    defaultMode: 0440
{{- if ne .user "admin" }}
    items: [{ key: {{ .user }}, path: {{ .user }} }]
{{- end }}
{{- if .root.Values.trustedAuthority.configMap }}
- name: authority
  configMap: { name: {{ .root.Values.trustedAuthority.configMap }} }
{{- end }}
{{- if and .inputs .root.Values.inputs.volume }}
- name: inputs
{{ toYaml .root.Values.inputs.volume | indent 2 }}
{{- end }}
{{- if .stages }}
- name: stages
{{ toYaml .root.Values.external.volume | indent 2 }}
{{- end }}
{{- end -}}
